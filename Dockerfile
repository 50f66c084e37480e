# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /src
# requirements-article.lock adds what reads whole articles (20 MB).
ARG LOCK=requirements.lock
RUN python -m venv /opt/vigie
COPY requirements.lock requirements-article.lock ./
RUN /opt/vigie/bin/pip install --require-hashes -r "$LOCK"
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY adapters adapters
COPY config config
# Babel's languages all stay (30 MB): an operator may bring one of his own.
RUN /opt/vigie/bin/pip install --no-deps . \
 && /opt/vigie/bin/pip uninstall --yes pip \
 && /opt/vigie/bin/python -m compileall -q /opt/vigie/lib

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Vigie" \
      org.opencontainers.image.description="A lookout for money going into AI that says who stands behind each claim" \
      org.opencontainers.image.licenses="MIT"
ENV PATH=/opt/vigie/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 VIGIE_DATA=/data
COPY --from=build /opt/vigie /opt/vigie
# A folder that already belongs to the user: a new named volume takes over its owner.
RUN install -d -o 10001 -g 10001 /data
USER 10001:10001
VOLUME /data
WORKDIR /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 CMD ["vigie", "health"]
ENTRYPOINT ["vigie"]
CMD ["run"]
