# Operator and runner in one image: `kanmon operator`, `kanmon deploy`, …
# Base images are arguments, so that a mirror or tools/base-image.sh can stand in for them. Needs BuildKit.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUNTIME_IMAGE=eclipse-temurin:21-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/build src/build
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q package -Dmaven.test.skip=true
# The PostgreSQL that rehearsals run on. Its archive is compressed with xz, which not every base image has.
RUN command -v xz >/dev/null || { apt-get update && apt-get install -y --no-install-recommends xz-utils; }
RUN --mount=type=bind,source=tools,target=/mnt/tools \
    useradd --create-home builder && install -d -o builder target/home \
    && su builder -s /bin/sh -c '/mnt/tools/postgres-home.sh target/postgresql-archive target/home/postgresql'

FROM ${RUNTIME_IMAGE}
# pg_dump serves no server newer than itself, and is best of the server's own version, so backups need several.
ARG CLIENTS="14 15 16 17 18"
RUN --mount=type=bind,source=tools,target=/mnt/tools /mnt/tools/install-clients.sh ${CLIENTS}
COPY --from=build --chown=0:0 /build/target/home/postgresql /opt/kanmon/postgresql
# Libraries first: they are nearly all of the size and change with the dependencies only.
COPY --from=build /build/target/quarkus-app/lib /opt/kanmon/lib
COPY --from=build /build/target/quarkus-app/quarkus-app-dependencies.txt /build/target/quarkus-app/quarkus-run.jar /opt/kanmon/
COPY --from=build /build/target/quarkus-app/quarkus /opt/kanmon/quarkus
COPY --from=build /build/target/quarkus-app/app /opt/kanmon/app
COPY bin /opt/kanmon/bin
# Made here and not in the build stage: an archive is good only for the very JVM and jars, times included, that made it.
RUN --mount=type=bind,source=tools,target=/mnt/tools /mnt/tools/runner-archive.sh /opt/kanmon

ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Kanmon" \
      org.opencontainers.image.description="Carries schema migrations to PostgreSQL databases safely" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

WORKDIR /tmp
# A number, so that the kubelet can see that it is not root.
USER 65532:65532
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/kanmon/bin/kanmon"]
