package io.credence.training.app.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An API server with a bad line to it: passes requests on, refuses some, loses some answers.
final class ApiProxy implements AutoCloseable {

    record Request(String method, String path, String body) {}

    /// What becomes of the next request of a method whose path holds a word.
    ///
    /// @param passed whether the API server gets it
    /// @param answer instead of the API server's; none if null
    private record Fault(String method, String word, boolean passed, @Nullable Answer answer) {

        boolean hits(HttpExchange exchange) {
            return exchange.getRequestMethod().equals(method)
                    && exchange.getRequestURI().getPath().contains(word);
        }
    }

    private record Answer(int status, String body) {}

    private final KubernetesClient upstream;
    private final HttpServer server;
    private final KubernetesClient client;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    ApiProxy(KubernetesClient upstream, String namespace) throws IOException {
        this.upstream = upstream;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        // A client that sends again by itself, as it does unless it is told otherwise.
        this.client =
                new KubernetesClientBuilder()
                        .withConfig(
                                new ConfigBuilder(Config.empty())
                                        .withMasterUrl(
                                                "http://127.0.0.1:" + server.getAddress().getPort())
                                        .withNamespace(namespace)
                                        .withRequestRetryBackoffLimit(2)
                                        .withRequestRetryBackoffInterval(10)
                                        .build())
                        .build();
    }

    KubernetesClient client() {
        return client;
    }

    List<Request> requests(String method) {
        return requests.stream().filter(request -> request.method().equals(method)).toList();
    }

    void refuseNext(String method, int status, String reason, String message) {
        faults.add(new Fault(method, "", false, answer(status, reason, message)));
    }

    /// Instead of a kubelet's.
    void answerTheNextLog(String text) {
        faults.add(new Fault("GET", "/log", false, new Answer(200, text)));
    }

    void loseTheAnswerToTheNext(String method) {
        faults.add(new Fault(method, "", true, null));
    }

    void failAfterTheNext(String method) {
        faults.add(new Fault(method, "", true, answer(500, "InternalError", "etcd is away")));
    }

    private static Answer answer(int status, String reason, String message) {
        return new Answer(
                status,
                """
                {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d,
                 "reason": "%s", "message": "%s"}
                """
                        .formatted(status, reason, message));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String method = exchange.getRequestMethod();
            requests.add(new Request(method, exchange.getRequestURI().toString(), body));
            Fault fault = faults.peek();
            if (fault == null || !fault.hits(exchange)) {
                HttpResponse<byte[]> response = pass(exchange, body);
                send(exchange, response.code(), response.body());
                return;
            }
            faults.remove();
            if (fault.passed()) {
                pass(exchange, body);
            }
            Answer answer = fault.answer();
            if (answer != null) {
                send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, String body) throws IOException {
        HttpClient http = upstream.getHttpClient();
        HttpRequest.Builder request =
                http.newHttpRequestBuilder()
                        .uri(
                                URI.create(upstream.getMasterUrl().toString())
                                        .resolve(exchange.getRequestURI()));
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        HttpRequest built =
                request.method(
                                exchange.getRequestMethod(),
                                type == null ? "application/json" : type,
                                body.isEmpty() ? null : body)
                        .build();
        try {
            return http.sendAsync(built, byte[].class).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
