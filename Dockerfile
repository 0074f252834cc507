# One image for the bot and for the Chroma server of compose.yaml.
FROM python:3.11-slim

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY pyproject.toml README.md manifest.json ./
COPY bot bot
COPY knowledge knowledge
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && useradd --uid 10001 --create-home policy-bot \
    && install -d -o policy-bot /data /chroma

USER policy-bot
ENV DATA_DIR=/data CACHE_DIR=/data/cache PYTHONUNBUFFERED=1
VOLUME ["/data", "/chroma"]
ENTRYPOINT ["policy-bot"]
CMD ["run"]
