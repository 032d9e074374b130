# A service as a native program: gateway, feature-service, model-registry, training-orchestrator, strategy-service.
#
#   ./mvnw -Dquick -Pnative-sources package
#   docker build -f k8s/images/native.Dockerfile --build-arg MODULE=feature-service/app .
ARG BUILDER=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25
ARG BASE=quay.io/quarkus/ubi9-quarkus-micro-image:2.0
FROM ${BUILDER} AS built
ARG MODULE
WORKDIR /build
COPY --chown=1001:1001 ${MODULE}/target/native-sources/ /build/
USER 1001
RUN native-image $(cat native-image.args) && mv ./*-runner application

FROM ${BASE}
LABEL org.opencontainers.image.licenses=Apache-2.0
COPY --from=built /build/application /app/application
USER 10001:10001
ENTRYPOINT ["/app/application"]
