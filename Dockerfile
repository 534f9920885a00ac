# Debian, not Alpine: the Node and PostgreSQL programs that come from npm are built for glibc.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# drizzle-kit, playwright and the like are not needed to run; what builds the web app is needed only here.
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund \
	&& node packages/launcher/src/prepare.js \
	&& npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
	&& node packages/launcher/src/prepare.js --patch-only

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build --chown=node:node /app /app
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "apps/server/src/main.ts"]
