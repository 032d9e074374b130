package io.credence.platform.testkit.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A method in which a side effect happens.
///
/// @param type its class, with slashes
/// @param effect what to call the effect; part of the point's name
/// @param part of calls whose second argument does not name it, nothing is said; empty for all
public record Site(Kind kind, String type, String method, String effect, String part) {

    enum Kind {
        /// The method is the effect: before it at its begin, after it at its return.
        EFFECT,
        /// The effect is about to begin when the method begins.
        DEPARTURE,
        /// The effect has happened when the method begins.
        ARRIVAL,
        /// The first argument is SQL.
        STATEMENT,
        COMMIT,
        ROLLBACK
    }

    /// JDBC transactions that write, named by their tables, and records sent to Kafka.
    public static final List<Site> DATABASE_AND_KAFKA =
            List.of(
                    new Site(
                            Kind.STATEMENT,
                            "org/postgresql/core/v3/QueryExecutorImpl",
                            "execute",
                            "",
                            ""),
                    new Site(Kind.COMMIT, "org/postgresql/jdbc/PgConnection", "commit", "", ""),
                    new Site(Kind.ROLLBACK, "org/postgresql/jdbc/PgConnection", "rollback", "", ""),
                    new Site(
                            Kind.DEPARTURE,
                            "org/apache/kafka/clients/producer/KafkaProducer",
                            "doSend",
                            "Kafka send",
                            ""),
                    new Site(
                            Kind.ARRIVAL,
                            "org/apache/kafka/clients/producer/internals/Sender",
                            "completeBatch",
                            "Kafka send",
                            ""));

    /// How far a consumer says that it is.
    public static final List<Site> CONSUMER_OFFSETS =
            List.of(
                    new Site(
                            Kind.DEPARTURE,
                            "org/apache/kafka/clients/consumer/internals/ConsumerCoordinator",
                            "sendOffsetCommitRequest",
                            "offset commit",
                            ""),
                    new Site(
                            Kind.ARRIVAL,
                            "org/apache/kafka/clients/consumer/internals/ConsumerCoordinator$OffsetCommitResponseHandler",
                            "handle",
                            "offset commit",
                            ""));

    /// The whole method, called `effect`.
    public static Site effect(Class<?> type, String method, String effect) {
        return effect(type.getName(), method, effect);
    }

    public static Site effect(String type, String method, String effect) {
        return new Site(Kind.EFFECT, type.replace('.', '/'), method, effect, "");
    }

    /// A file or folder that appears under its name, where the name holds `part`.
    public static Site appears(String part, String effect) {
        return new Site(Kind.EFFECT, "java/nio/file/Files", "move", effect, part);
    }

    static void write(Path file, List<Site> sites) throws IOException {
        Files.write(
                file,
                sites.stream()
                        .map(site ->
                                String.join(
                                        "\t",
                                        site.kind.name(),
                                        site.type,
                                        site.method,
                                        site.effect,
                                        site.part))
                        .toList());
    }

    static List<Site> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t", -1))
                .map(field ->
                        new Site(Kind.valueOf(field[0]), field[1], field[2], field[3], field[4]))
                .toList();
    }
}
