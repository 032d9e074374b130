package io.credence.platform.testkit.chaos;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.List;

/// The agent's entry.
public final class ChaosAgent {

    private ChaosAgent() {}

    public static void premain(String folder, Instrumentation jvm) throws Exception {
        List<Site> sites = Site.read(Path.of(folder, Chaos.SITES));
        ChaosPoint.open(Path.of(folder));
        SiteTransformer transformer = new SiteTransformer(sites);
        jvm.addTransformer(transformer, true);
        for (Class<?> loaded : jvm.getAllLoadedClasses()) {
            if (transformer.changes(loaded.getName().replace('.', '/'))) {
                jvm.retransformClasses(loaded);
            }
        }
    }
}
