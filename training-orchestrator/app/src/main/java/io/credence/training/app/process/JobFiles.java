package io.credence.training.app.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.platform.api.MachineClient;
import io.credence.training.api.JobSpec;
import io.credence.training.app.domain.LaunchOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// What a Job finds in its directory when it starts.
final class JobFiles {

    private final ProcessSettings settings;
    private final ObjectMapper json;

    JobFiles(ProcessSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
    }

    void write(Path staging, JobDirectory home, LaunchOrder order, String secret)
            throws IOException {
        json.writeValue(staging.resolve("job.json").toFile(), jobSpec(home, order));
        Path credentials = staging.resolve("credentials.json");
        Files.createFile(
                credentials,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                credentials,
                json.writeValueAsBytes(
                        new JobSpec.Credentials(
                                settings.tokenUrl().toString(),
                                MachineClient.trainer(order.tenant()).id(),
                                secret)));
        Files.writeString(staging.resolve("epoch"), Long.toString(order.epoch()));
        try (InputStream script = JobFiles.class.getResourceAsStream("/process/job.sh")) {
            if (script == null) {
                throw new IllegalStateException("process/job.sh is not on the class path");
            }
            Files.copy(script, staging.resolve("job.sh"));
        }
    }

    private JobSpec jobSpec(JobDirectory home, LaunchOrder order) throws IOException {
        settings.runs().create(order.key().runId());
        Path work = settings.runs().of(order.key().runId());
        return new JobSpec(
                order.key().runId().toString(),
                order.key().attempt(),
                order.tenant().value(),
                order.spec(),
                order.datasetId(),
                settings.endpoints(),
                settings.artifactRoot(),
                work.toString(),
                home.credentials().toString(),
                settings.codeVersion(),
                null);
    }
}
