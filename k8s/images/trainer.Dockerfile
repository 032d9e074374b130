# The program of a training Job, for CPUs. Its argument is the job file.
#
#   ./mvnw -Dquick package
#   docker build -f k8s/images/trainer.Dockerfile .
#
# For GPUs, with the other of TensorFlow's two natives, which cannot share a class path:
#
#   ./mvnw -Dquick -Dtensorflow.classifier=linux-x86_64-gpu package
#   docker build -f k8s/images/trainer.Dockerfile --build-arg BASE=docker.io/nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04 .
#
# TensorFlow 2.18 wants CUDA 12 and cuDNN 9.3 or newer: this base has 9.5, that of CUDA 12.5 has 9.2.
ARG JDK=docker.io/library/eclipse-temurin:25-jdk-noble
ARG JRE=docker.io/library/eclipse-temurin:25-jre-noble
ARG BASE=docker.io/library/ubuntu:24.04

FROM ${JDK} AS natives
COPY training-orchestrator/trainer/target/lib/ /app/lib/
COPY k8s/images/UnpackNatives.java /build/
RUN java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dorg.bytedeco.javacpp.cachedir=/unpacked \
    -cp "/app/lib/*" /build/UnpackNatives.java \
    && mkdir /natives && find /unpacked -name 'lib*.so*' -exec cp -a {} /natives/ \;

FROM ${JRE} AS java

FROM ${BASE}
LABEL org.opencontainers.image.licenses=Apache-2.0
COPY --from=java /opt/java/openjdk /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# A GPU is seen by those who ask Kubernetes for one, and by nobody else.
ENV NVIDIA_VISIBLE_DEVICES=void
# By the library path: JavaCPP takes no cache folder that it may not write to, and would unpack all of it anew.
COPY --from=natives /natives/ /natives/
COPY training-orchestrator/trainer/target/lib/ /app/lib/
COPY training-orchestrator/trainer/target/trainer.jar /app/trainer.jar
WORKDIR /tmp
USER 10001:10001
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dorg.bytedeco.javacpp.pathsFirst=true", "-Djava.library.path=/natives", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/trainer.jar:/app/lib/*", "io.credence.training.trainer.TrainerMain"]
