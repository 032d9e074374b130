package io.credence.prediction.app.oip;

import io.credence.platform.api.TenantId;
import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.app.serving.InferenceRunner;
import io.credence.prediction.app.serving.ModelLookup;
import io.credence.prediction.inference.model.FloatTensor;
import io.credence.prediction.inference.model.LoadedModel;
import io.credence.prediction.inference.pool.ModelLease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From the bytes of a request to the bytes of its answer.
@ApplicationScoped
class Inference {

    private final ModelLookup models;
    private final InferenceRunner runner;
    private final InferLimits limits;
    private final Duration timeout;

    Inference(ModelLookup models, InferenceRunner runner, PredictionConfig config) {
        this.models = models;
        this.runner = runner;
        PredictionConfig.Requests requests = config.requests();
        this.limits =
                new InferLimits(
                        (int) requests.maxJson().asLongValue(),
                        (int) requests.maxBody().asLongValue(),
                        requests.maxRows());
        this.timeout = requests.timeout();
    }

    EncodedResponse infer(TenantId tenant, ModelSelector selector, RawRequest raw) {
        byte[] body = RequestBody.decoded(raw.body(), raw.contentEncoding(), limits);
        int jsonLength = RequestBody.jsonLength(body, raw.jsonLength(), limits);
        InferRequest request = InferRequestReader.read(body, jsonLength);
        try (ModelLease lease =
                models.require(
                        tenant, selector.model(), selector.version(), alias(selector, request))) {
            LoadedModel model = lease.model();
            // Both before the run: nobody waits in a queue to hear that a name is wrong.
            InferResponseWriter.wanted(model.signature(), request);
            List<FloatTensor> inputs =
                    TensorDecoder.decode(request, body, jsonLength, model.signature(), limits);
            List<FloatTensor> outputs = runner.run(model, inputs, timeout(request));
            return InferResponseWriter.write(model.key(), model.signature(), request, outputs);
        }
    }

    private static @Nullable String alias(ModelSelector selector, InferRequest request) {
        if (selector.version() != null || selector.alias() != null) {
            return selector.alias();
        }
        return request.parameters().text("model_alias", InferRequest.OWNER).orElse(null);
    }

    // Microseconds; 0 is the protocol's word for "none given".
    private Duration timeout(InferRequest request) {
        return request.parameters()
                .count("timeout", InferRequest.OWNER)
                .filter(micros -> micros > 0 && micros < timeout.toNanos() / 1_000)
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS))
                .orElse(timeout);
    }
}
