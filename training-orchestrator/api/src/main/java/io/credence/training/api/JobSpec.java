package io.credence.training.api;

import org.jspecify.annotations.Nullable;

/// The file a Job is started with. It holds no secret: the token endpoint's credentials lie in
/// `credentialsFile`, which only the Job may read.
///
/// @param workDirectory belongs to the run: what one attempt leaves there, checkpoints above all,
///   the next one finds
/// @param tokenFile what proves who it is, where its launcher gives it that
public record JobSpec(
        String runId,
        int attempt,
        String tenant,
        TrainingSpec spec,
        String datasetId,
        Endpoints endpoints,
        String artifactRoot,
        String workDirectory,
        String credentialsFile,
        String codeVersion,
        @Nullable String tokenFile) {

    /// Base URLs without a path.
    public record Endpoints(String features, String registry, String training) {}

    /// Client credentials of the tenant's trainer.
    public record Credentials(String tokenUrl, String clientId, String clientSecret) {

        @Override
        public String toString() {
            return "Credentials[clientId=" + clientId + ", clientSecret=***]";
        }
    }
}
