# The studio in a container: docs/running.md tells how to start it. Patches of Python and Debian come with a new build.
FROM python:3.13-slim-trixie AS environment

WORKDIR /build
COPY requirements.txt .
# Wheels alone: nothing is compiled, here or later.
RUN python -m venv --without-pip /opt/studio && \
    python -m pip --python /opt/studio/bin/python --no-cache-dir --disable-pip-version-check \
        install --only-binary=:all: --requirement requirements.txt


FROM python:3.13-slim-trixie

LABEL org.opencontainers.image.title="Poster Studio" \
      org.opencontainers.image.description="Describe a film, get its poster: pages and API on one port." \
      org.opencontainers.image.licenses="MIT"

# Others can reach this address, so the studio starts only with API_KEYS or the OIDC_… settings.
# Two arenas: pictures go back to the system instead of staying with each thread.
ENV PATH=/opt/studio/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=5002 \
    HISTORY_DIR=/data/history \
    CONTACT_LOGS_DIR=/data/contact_logs \
    LOG_FILE=/data/logs/image-creation.log

WORKDIR /app
# A new volume takes owner and mode from the folder that it covers.
RUN groupadd --gid 10001 studio && \
    useradd --uid 10001 --gid studio --create-home --shell /usr/sbin/nologin studio && \
    install -d -o studio -g studio -m 0700 /data/history /data/contact_logs /data/logs /app/.run

COPY --from=environment /opt/studio /opt/studio
COPY LICENSE streamlit_app.py ./
COPY .streamlit .streamlit
COPY deploy/health.py deploy/make_bucket.py deploy/
COPY pages pages
COPY posterlib posterlib
RUN python -m compileall -q deploy pages posterlib streamlit_app.py

VOLUME ["/data/history", "/data/contact_logs", "/data/logs"]
EXPOSE 5002
USER 10001:10001
# What is being drawn is finished first: give the stop 330 seconds (docker stop --time 330).
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "deploy.health"]
ENTRYPOINT ["python", "-m", "posterlib"]
CMD ["serve"]
