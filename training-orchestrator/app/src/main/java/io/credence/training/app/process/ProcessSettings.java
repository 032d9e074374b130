package io.credence.training.app.process;

import io.credence.training.api.JobSpec;
import io.credence.training.app.workspace.RunDirectories;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a machine must tell its Jobs.
///
/// @param place a name all orchestrators of this machine share, and no other machine has
/// @param environment names of variables a Job may see; the orchestrator's others hold its secrets
/// @param startPatience until a started shell has written who it is
/// @param jobRetention how long the directory of a Job that is over stays
record ProcessSettings(
        String place,
        int capacity,
        Path workDirectory,
        Trainer trainer,
        List<String> environment,
        JobSpec.Endpoints endpoints,
        String artifactRoot,
        URI tokenUrl,
        Map<String, String> clientSecrets,
        String codeVersion,
        Duration startPatience,
        Duration jobRetention) {

    /// @param classPath empty if this installation has no trainer
    record Trainer(
            Path java, String classPath, String mainClass, String heap, List<String> jvmOptions) {}

    RunDirectories runs() {
        return new RunDirectories(workDirectory);
    }

    @Override
    public String toString() {
        return "ProcessSettings[place=" + place + ", workDirectory=" + workDirectory + "]";
    }
}
