# A service on the JVM: gateway, feature-service, model-registry, training-orchestrator, strategy-service.
#
#   ./mvnw -Dquick -Dquarkus.package.jar.type=aot-jar package
#   docker build -f k8s/images/service.Dockerfile --build-arg MODULE=feature-service/app .
#
# The base is named by tag here and by digest where images are published (see docs/operations.md).
ARG BASE=docker.io/library/eclipse-temurin:25-jre-noble
FROM ${BASE} AS trained
ARG MODULE
COPY ${MODULE}/target/quarkus-app/ /app/
COPY k8s/images/record-aot-cache.sh /usr/local/bin/record-aot-cache.sh
# Classes, profiles and links of a start, so that the next one is short.
RUN sh /usr/local/bin/record-aot-cache.sh /app

FROM ${BASE}
LABEL org.opencontainers.image.licenses=Apache-2.0
WORKDIR /app
COPY --from=trained /app/ /app/
USER 10001:10001
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/quarkus-run.jar"]
