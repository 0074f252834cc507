"""Settings into models of LangChain, or one sentence that says what is wrong with them."""

from collections.abc import Callable
from typing import Any, TypeVar

from langchain_core.embeddings import Embeddings
from langchain_core.language_models import BaseChatModel

from bot.domain.budget import MOST_OUT
from bot.domain.errors import SettingsError

SECONDS = 20.0  # all that a model has for one answer
_EMBEDDING_SECONDS = 30.0
_EXTRAS = {
    "anthropic": "anthropic",
    "openai": "openai",
    "ollama": "ollama",
    "google_genai": "google",
}
_ALIASES = {"google": "google_genai", "gemini": "google_genai"}
_Model = TypeVar("_Model")
_NAMED = "anthropic, openai, ollama or google_genai"


def chat_model(
    spec: str, url: str = "", key: str = "", *, seconds: float = SECONDS
) -> BaseChatModel:
    """Make the model that CHAT_MODEL names. Raises SettingsError with one sentence."""
    from langchain import chat_models

    begin: Callable[..., BaseChatModel] = getattr(chat_models, "init_chat_model")  # noqa: B009
    provider, name = _parts("CHAT_MODEL", spec)
    options: dict[str, Any] = {"timeout": seconds, "max_retries": 0, "max_tokens": MOST_OUT}
    if provider == "ollama":
        options = {"client_kwargs": {"timeout": seconds}, "num_predict": MOST_OUT}

    def make(given: dict[str, Any]) -> BaseChatModel:
        return begin(name, model_provider=provider, **options, **given)

    return _made(make, "CHAT_MODEL", spec, url=url, key=key)


def embedding_model(spec: str, url: str = "", key: str = "") -> Embeddings:
    """Make the model that EMBEDDINGS names. Raises SettingsError with one sentence."""
    from langchain.embeddings import init_embeddings

    provider, name = _parts("EMBEDDINGS", spec)
    options: dict[str, Any] = {}
    if provider == "openai":
        # The check would fetch a tokenizer from elsewhere; pieces are short.
        options = {"check_embedding_ctx_length": False, "timeout": _EMBEDDING_SECONDS}

    def make(given: dict[str, Any]) -> Embeddings:
        made = init_embeddings(name, provider=provider, **options, **given)
        assert isinstance(made, Embeddings)  # noqa: S101 - tells the type checker
        return made

    return _made(make, "EMBEDDINGS", spec, url=url, key=key)


def _parts(setting: str, spec: str) -> tuple[str, str]:
    provider, _, name = (part.strip() for part in spec.partition(":"))
    if not provider or not name:
        raise SettingsError(
            f'{setting} is "{spec}"; set it to provider:model, with a provider like {_NAMED}.'
        )
    provider = provider.replace("-", "_").lower()
    return _ALIASES.get(provider, provider), name


def _made(
    make: Callable[[dict[str, Any]], _Model], setting: str, spec: str, *, url: str, key: str
) -> _Model:
    provider, _ = _parts(setting, spec)
    given = {name: value for name, value in (("base_url", url), ("api_key", key)) if value}
    try:
        try:
            return make(given)
        except ImportError:
            raise
        except Exception:
            if not url or key:
                raise
            return make({**given, "api_key": "none"})  # servers of one's own often need none
    except ImportError as error:
        raise SettingsError(
            f'{setting} is "{spec}", and its package is not installed; '
            f"{_advice(provider)}, or leave {setting} empty."
        ) from error
    except Exception as error:  # noqa: BLE001 - providers raise whatever they like
        if "upported" in str(error) and isinstance(error, ValueError):
            raise SettingsError(
                f'{setting} is "{spec}", and LangChain has no provider "{provider}"; '
                f"use one like {_NAMED}, or leave {setting} empty."
            ) from None
        raise SettingsError(
            f'{setting} is "{spec}", and the model cannot be set up ({type(error).__name__}); '
            f"set {setting}_KEY or the key variable of the provider, and check the name."
        ) from None


def _advice(provider: str) -> str:
    extra = _EXTRAS.get(provider)
    if extra:
        return f'install it with pip install -e ".[{extra}]" in the project'
    return f"install LangChain's package for {provider}"
