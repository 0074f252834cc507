"""The whole bot with its record on PostgreSQL."""

from tests.postgres import Server
from tests.running_bot import Bot


def test_restart_in_the_middle(idle_bot: Bot, postgres: Server) -> None:
    """
    What is asked before, while and after the server restarts is answered, each once.
    """
    idle_bot.place = postgres.ready()
    idle_bot.begin()
    asked = [idle_bot.ask("erin", "@policy-bot HD-VG?")]
    idle_bot.replies(asked[0])
    asked += [idle_bot.ask("erin", f"@policy-bot HD-VG {n}?") for n in range(3)]
    if postgres.folder is not None:
        postgres.control("restart")
    asked.append(idle_bot.ask("adam", "@policy-bot HD-VG, after that?"))
    for question in asked:
        idle_bot.replies(question)
    asked.append(idle_bot.ask("erin", "@policy-bot YouTube?"))
    idle_bot.cards()
    idle_bot.replies(asked[-1], 2)
    idle_bot.quiet()

    assert [len(idle_bot.heard(question)) for question in asked] == [1, 1, 1, 1, 1, 2]
