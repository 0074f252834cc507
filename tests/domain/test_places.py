"""Names that are none of data: of places, teams, tools, and of what a model is built like."""

import pytest

from bot.domain.speech.places import without_architectures, without_places


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("can our Tokyo team train?", "can our tokyo team train?"),
        ("for the data team in Warsaw", "for the data team in warsaw"),
        ("on AWS in Ireland", "on aws in ireland"),
        ("for a client in Brazil", "for a client in brazil"),
        ("for Project Falcon", "for project falcon"),
        ("with DeepSpeed in Docker", "with deepspeed in docker"),
        ("MIT-licensed Java code", "MIT-licensed code"),
        ("our own Go and Rust code", "our own code"),
        ("a Whisper-size model", "a model"),
        ("for our smart speaker", "for our smart loudspeaker"),
        ("in Books3", "in Books3"),
        ("the Medium team", "the Medium team"),
        ("from the Zorblax site", "from the Zorblax site"),
        ("HumanEval Java", "HumanEval Java"),
        ("on Reddit posts from Paris", "on Reddit posts from Paris"),
        ("it goes to a school in Portugal", "it goes to a school in portugal"),
        ("photos taken in Norway", "photos taken in Norway"),
        ("on the Boston Housing data", "on the Boston Housing data"),
        ("Can Vision publish it?", "Can vision publish it?"),
        ("customer Norvik has agreed", "customer has agreed"),
        ("outputs of our 70B", "outputs of our model"),
        ("for Nordhaven, a supermarket chain", "for them, a supermarket chain"),
        ("for Nordhaven, a photo collection", "for Nordhaven, a photo collection"),
        ("l'équipe de Lyon", "l'équipe de lyon"),
        ("las fotos de Lyon", "las fotos de Lyon"),
        ("au cabinet Delmas", "au cabinet delmas"),
        ("with the Zorblax credit", "with the credit"),
        ("with the Medium credit", "with the Medium credit"),
        ("as Zorblax published it", "as they published it"),
        ("a signed deal with Norrland Film", "a signed deal with them"),
        ("a signed deal with Medium", "a signed deal with Medium"),
        ("Halvorsen Bank's contract", "them's contract"),
        (
            "chats of Norrland Film whose contract allows it",
            "chats of them whose contract allows it",
        ),
        ("in our paid Android SDK", "in our paid  SDK"),
        ("train a toy CNN", "train a network"),
        ("after Data Legal said so", "after data legal said so"),
        ("with credit to the Harbour Society", "with credit to them"),
        ("with credit to Medium", "with credit to Medium"),
    ],
)
def test_places(text: str, plain: str) -> None:
    """
    Where people and machines are, and with what they work, names no data; what may be data stays.
    """
    assert without_places(text, lambda name: name == "Medium") == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("train a Conformer on it", "train a model on it"),
        ("train our new ResNet-50 on it", "train our new model on it"),
        ("train a Llama3 on it", "train a Llama3 on it"),
        ("train a Face recogniser on it", "train a Face recogniser on it"),
        ("train a FaceNet on it", "train a FaceNet on it"),
        ("train a TTS on it", "train a TTS on it"),
    ],
)
def test_architectures(text: str, plain: str) -> None:
    """
    What a model that is trained is called is no name of data, unless it is known or tells its task.
    """
    assert without_architectures(text, lambda name: name == "Llama3") == plain
