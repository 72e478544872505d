# Production image: Node runs the TypeScript directly. Settings come from the environment.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src ./src
USER node
EXPOSE 3000
# SIGUSR1 must not open the inspector.
CMD ["node", "--disable-sigusr1", "src/main.ts", "serve"]
