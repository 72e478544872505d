# Production image: Node runs the TypeScript directly. Settings come from the environment.
# Pin it: --build-arg NODE_IMAGE=node:24-slim@sha256:…
ARG NODE_IMAGE=node:24-slim
FROM ${NODE_IMAGE}
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional
COPY bin ./bin
COPY src ./src
USER node
EXPOSE 3000
# SIGUSR1 must not open the inspector.
CMD ["node", "--disable-sigusr1", "bin/order-scout.mjs", "serve"]
