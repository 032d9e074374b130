package io.credence.platform.local.cluster;

import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.testkit.kafka.EmbeddedKafkaBroker;
import io.credence.platform.testkit.postgres.EmbeddedPostgresServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process behind a running suite: holds PostgreSQL and Kafka, and Keycloak and the services as
/// children. It lives until it gets SIGTERM, and then stops everything it started: the services,
/// then Keycloak, Kafka and PostgreSQL.
public final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    static final List<String> DATABASES =
            List.of("feature", "registry", "training", "prediction", "strategy", "keycloak");
    static final List<String> TOPICS =
            List.of(
                    "bars.v1",
                    "trades.v1",
                    "features.v1",
                    "predictions.v1",
                    "models.v1",
                    "training.v1",
                    "decisions.v1");
    private static final int PARTITIONS = 6;
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(10);

    private final Installation installation;
    private final InstallationSecrets secrets;
    private final StateBoard board;
    private final List<ChildProcess> children = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;
    private @Nullable EmbeddedPostgresServer postgres;
    private @Nullable EmbeddedKafkaBroker kafka;

    private Supervisor(Installation installation) {
        this.installation = installation;
        this.secrets = InstallationSecrets.open(installation.secrets());
        this.board = new StateBoard(installation);
    }

    /// Arguments: the checkout, the installation's home, the base port.
    public static void main(String[] args) throws InterruptedException {
        Installation installation =
                new Installation(
                        Path.of(args[0]), Path.of(args[1]), new Ports(Integer.parseInt(args[2])));
        Supervisor supervisor = new Supervisor(installation);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        supervisor.run();
    }

    private void run() throws InterruptedException {
        Ports ports = installation.ports();
        List<ServiceDefinition> services = new ServiceCatalogue(installation, secrets).services();
        KeycloakServer keycloak = new KeycloakServer(installation, secrets);
        board.waiting("postgresql", ports.postgres());
        board.waiting("kafka", ports.kafka());
        board.waiting("keycloak", ports.keycloak());
        services.forEach(service -> board.waiting(service.name(), service.port()));
        // A few services at a time: all at once would hold up Keycloak, which takes longest.
        int servicesAtOnce = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService starters = Executors.newFixedThreadPool(servicesAtOnce)) {
            Future<?> database = tasks.submit(guarded("postgresql", this::startPostgres));
            Future<?> broker = tasks.submit(guarded("kafka", this::startKafka));
            Future<?> unpacked = tasks.submit(guarded("keycloak", keycloak::prepare, false));
            database.get();
            unpacked.get();
            Future<?> identity =
                    tasks.submit(guarded("keycloak", () -> child(keycloak.definition())));
            broker.get();
            List<Future<?>> starting = new ArrayList<>();
            for (ServiceDefinition service : services) {
                starting.add(starters.submit(guarded(service.name(), () -> child(service))));
            }
            identity.get();
            for (Future<?> start : starting) {
                start.get();
            }
            LOG.info("every part is ready");
        } catch (ExecutionException e) {
            LOG.error("the suite did not start; it stays as it is until it is stopped", e);
        }
        stopped.await();
    }

    private void startPostgres() {
        ProcessHandle self = ProcessHandle.current();
        board.starting("postgresql", installation.ports().postgres(), self);
        EmbeddedPostgresServer server =
                EmbeddedPostgresServer.start(
                        installation.data("postgresql"), installation.ports().postgres());
        postgres = server;
        for (String name : DATABASES) {
            server.createDatabase(
                    name, secrets.database(name + "_owner"), secrets.database(name + "_app"));
        }
    }

    private void startKafka() {
        ProcessHandle self = ProcessHandle.current();
        Ports ports = installation.ports();
        board.starting("kafka", ports.kafka(), self);
        EmbeddedKafkaBroker broker =
                EmbeddedKafkaBroker.start(
                        installation.data("kafka"), ports.kafka(), ports.kafkaController());
        kafka = broker;
        broker.createTopics(TOPICS, PARTITIONS);
        broker.createTopics(TOPICS.stream().map(topic -> topic + ".dlq").toList(), 1);
    }

    private void child(ServiceDefinition definition) throws InterruptedException {
        ChildProcess child;
        synchronized (children) {
            if (stopping) {
                return;
            }
            child = ChildProcess.start(definition, installation.logs());
            children.add(child);
        }
        board.starting(definition.name(), definition.port(), child.process().toHandle());
        try (HttpClient http = HttpClient.newHttpClient()) {
            child.awaitReady(http, READY_TIMEOUT);
        }
        var _ = child.process().onExit().thenAccept(this::ended);
    }

    private void ended(Process process) {
        if (stopping) {
            return;
        }
        synchronized (children) {
            children.stream()
                    .filter(child -> child.process().equals(process))
                    .forEach(child ->
                            board.failed(
                                    child.definition().name(),
                                    "ended with code " + process.exitValue()));
        }
    }

    private interface Start {
        void run() throws InterruptedException;
    }

    private Callable<@Nullable Void> guarded(String name, Start start) {
        return guarded(name, start, true);
    }

    private Callable<@Nullable Void> guarded(String name, Start start, boolean readyAfterwards) {
        return () -> {
            try {
                start.run();
                if (readyAfterwards) {
                    board.ready(name);
                }
                return null;
            } catch (RuntimeException | InterruptedException e) {
                if (!stopping) {
                    board.failed(name, String.valueOf(e.getMessage()));
                    LOG.error("{} did not start", name, e);
                }
                throw e;
            }
        };
    }

    // What was just being started has no owner yet: initdb, Keycloak's build, a first postmaster.
    private void stopUnfinished() {
        ProcessHandle.current()
                .descendants()
                .forEach(process -> Processes.stop(process, Duration.ofSeconds(5)));
        if (postgres == null) {
            EmbeddedPostgresServer.stopOrphan(installation.data("postgresql"));
        }
    }

    private static boolean isKeycloak(ChildProcess child) {
        return child.definition().name().equals("keycloak");
    }

    private void stopAll(List<ChildProcess> parts) {
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ChildProcess part : parts) {
                tasks.execute(() -> {
                    part.stop();
                    board.stopped(part.definition().name());
                });
            }
        }
    }

    private void stop() {
        List<ChildProcess> toStop;
        synchronized (children) {
            stopping = true;
            toStop = List.copyOf(children);
        }
        // The services together, then what they use.
        stopAll(toStop.stream().filter(child -> !isKeycloak(child)).toList());
        stopAll(toStop.stream().filter(Supervisor::isKeycloak).toList());
        EmbeddedKafkaBroker broker = kafka;
        if (broker != null) {
            broker.close();
            board.stopped("kafka");
        }
        EmbeddedPostgresServer server = postgres;
        if (server != null) {
            server.close();
            board.stopped("postgresql");
        }
        stopUnfinished();
        stopped.countDown();
    }
}
