"""Models of any provider, through LangChain: what they return is never trusted."""

from bot.adapters.models.calls import Caller
from bot.adapters.models.drafter import ModelDrafter
from bot.adapters.models.embedder import LangChainEmbedder
from bot.adapters.models.framer import ModelFramer
from bot.adapters.models.providers import chat_model, embedding_model

__all__ = [
    "Caller",
    "LangChainEmbedder",
    "ModelDrafter",
    "ModelFramer",
    "chat_model",
    "embedding_model",
]
