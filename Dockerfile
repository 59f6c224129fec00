# Written for those who have Docker; it could not be run on the machines brobygger is made on (docs/operation.md).
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY api api
COPY cli cli
COPY matching matching
COPY models models
COPY storage storage
COPY training training
RUN python -m venv /opt/brobygger \
    # The CPU build of PyTorch; the usual one brings several GB for graphics cards.
    && /opt/brobygger/bin/pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu \
        -c constraints.txt '.[postgresql]'

FROM python:3.11-slim-bookworm
# pg_dump and its like, of the version of the server in compose.yaml, for `brobygger db backup`.
RUN apt-get update \
    && apt-get install --no-install-recommends -y postgresql-common ca-certificates libgomp1 \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --no-install-recommends -y postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /var/lib/brobygger brobygger
COPY --from=build /opt/brobygger /opt/brobygger
ENV PATH=/opt/brobygger/bin:$PATH PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1
USER brobygger
WORKDIR /var/lib/brobygger
VOLUME /var/lib/brobygger
EXPOSE 8000
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz')"]
STOPSIGNAL SIGTERM
CMD ["brobygger", "serve", "--host", "0.0.0.0", "--port", "8000", "--workers", "2"]
