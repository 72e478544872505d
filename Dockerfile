# Node runs the TypeScript directly, so there is no build. Settings come from the environment; nothing is written below /app.
# The digest fixes what the tag names; renew both with each release: docker buildx imagetools inspect node:24-bookworm-slim
ARG NODE_IMAGE=node:24.19.0-bookworm-slim@sha256:a9f5f7c91a432850b2a8a7797adf5eadb6c733ceed61167806cee7ea7fbc29df

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional

FROM ${NODE_IMAGE}
ENV NODE_ENV=production DATA_DIR=/var/lib/order-scout
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY bin ./bin
COPY src ./src
# For DATA_DIR and AUDIT_LOG; mount a volume here.
RUN install -d -o node -g node /var/lib/order-scout
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# SIGUSR1 must not open the inspector. The other flags are those of "npm start": a small young generation, collected by the one
# thread that works, takes less memory and time, and no file is looked up behind symbolic links, which "npm ci" does not make.
CMD ["node", "--disable-sigusr1", "--max-semi-space-size=8", "--no-parallel-scavenge", "--v8-pool-size=1", "--preserve-symlinks", "bin/order-scout.mjs", "serve"]
