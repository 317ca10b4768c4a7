# factcheck in a container, offline but for the build:
#   docker build -t factcheck .
#   docker run --rm --network none -v "$PWD/texts:/articles:ro" factcheck scan .
FROM python:3.13-slim
COPY pyproject.toml README.md LICENSE /src/
COPY factcheck /src/factcheck
RUN python -m pip install --no-cache-dir /src && rm -rf /src
RUN useradd --no-create-home reader
USER reader
WORKDIR /articles
ENTRYPOINT ["factcheck"]
