package io.credence.training.trainer.job;

import io.credence.training.api.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads what a Job is started with.
public final class JobFile {

    private JobFile() {}

    public static JobSpec read(Path file) {
        JobSpec job = read(file, JobSpec.class);
        require("runId", job.runId());
        require("tenant", job.tenant());
        require("datasetId", job.datasetId());
        require("artifactRoot", job.artifactRoot());
        require("workDirectory", job.workDirectory());
        require("credentialsFile", job.credentialsFile());
        require("codeVersion", job.codeVersion());
        require("endpoints", job.endpoints());
        require("spec", job.spec());
        require("spec.model", job.spec().model());
        require("spec.architecture", job.spec().architecture());
        require("spec.dataset", job.spec().dataset());
        require("spec.window", job.spec().window());
        require("spec.split", job.spec().split());
        require("spec.fit", job.spec().fit());
        return job;
    }

    public static JobSpec.Credentials credentials(JobSpec job) {
        return read(Path.of(job.credentialsFile()), JobSpec.Credentials.class);
    }

    /// What proves that a Job is the one it says, where it was given that.
    public static @Nullable String token(JobSpec job) {
        if (job.tokenFile() == null) {
            return null;
        }
        try {
            return Files.readString(Path.of(job.tokenFile())).strip();
        } catch (IOException e) {
            throw new JobFailure(FailureReason.BAD_JOB_FILE, "cannot read the token", e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return JobJson.read(Files.readAllBytes(file), type);
        } catch (IOException e) {
            // The parser's message quotes the source; a credentials file must not reach a log.
            String detail =
                    type == JobSpec.Credentials.class ? e.getClass().getSimpleName() : e.toString();
            throw new JobFailure(
                    FailureReason.BAD_JOB_FILE,
                    "cannot read " + file.getFileName() + ": " + detail,
                    e);
        }
    }

    // JSON leaves out what it likes, whatever the record's types say.
    private static void require(String field, Object value) {
        if (value == null) {
            throw new JobFailure(FailureReason.BAD_JOB_FILE, field + " is missing");
        }
    }
}
