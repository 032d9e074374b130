package io.credence.training.app;

import io.credence.platform.testkit.chaos.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Jobs that are processes of the machine.
class ProcessChaosIT extends RunChaos {

    private static final String LAUNCHER = "io.credence.training.app.process.ProcessJobLauncher";

    private Map<String, String> settings = Map.of();

    @Override
    Map<String, String> startLauncher(Map<String, String> orchestrator) {
        settings = orchestrator;
        return Map.of();
    }

    @Override
    List<Site> sites() {
        return List.of(
                Site.appears("/jobs/tr-", "job create"),
                Site.effect(ProcessBuilder.class, "start", "job start"),
                Site.effect(LAUNCHER, "terminate", "job terminate"),
                Site.effect(LAUNCHER, "release", "job release"));
    }

    @Override
    int jobsOf(String id) throws Exception {
        return OrchestratorHost.launches(settings, id).size();
    }

    @Override
    boolean isLetGo(String id) throws Exception {
        Path job = OrchestratorHost.job(settings, id, 1);
        long pid =
                Long.parseLong(
                        OrchestratorHost.launches(settings, id).getFirst().split(" ", -1)[1]);
        return !Files.exists(job.resolve("credentials.json"))
                && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }
}
