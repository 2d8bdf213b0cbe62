# Built once with everything it takes, run with as little as it needs: no compiler, no root, data on a volume.
# docker build -t opportunities . && docker run -d --init -p 127.0.0.1:3000:3000 --env-file .env -v opportunities:/data opportunities
FROM node:24-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json bundle.ts ./
# The headers that the database driver is compiled with lie in the image; libraries first, so that a change of ours fetches none anew.
ENV npm_config_nodedir=/usr/local
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY src src
COPY handlers handlers
COPY db db
COPY templates templates
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=sqlite:/data/bot.sqlite
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY templates templates
# What is read as it lies in the sources: styles and scripts of pages, the font of pictures.
COPY src/web src/web
COPY src/sandbox/page src/sandbox/page
COPY src/charts/font src/charts/font
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
# What is in flight is answered; the program takes five seconds at most for it, Docker waits ten.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--heap-growing-percent=40", "--enable-source-maps", "dist/src/main.js"]
