package io.credence.training.trainer.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.TensorFlow;

/// The platform a model was trained on: the same seed gives the same bits on the same kind of CPU
/// only.
final class Environment {

    private static final Path LINUX_CPUS = Path.of("/proc/cpuinfo");

    private Environment() {}

    static Map<String, String> describe(String codeVersion, int kernelVersion) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("jdk", Runtime.version().toString());
        words.put("tensorflow", TensorFlow.version());
        words.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        words.put("arch", System.getProperty("os.arch"));
        words.put("cpu", cpu());
        words.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        words.put("codeVersion", codeVersion);
        words.put("kernelVersion", String.valueOf(kernelVersion));
        return words;
    }

    private static String cpu() {
        if (!Files.isReadable(LINUX_CPUS)) {
            return "unknown";
        }
        try {
            return Files.readAllLines(LINUX_CPUS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
