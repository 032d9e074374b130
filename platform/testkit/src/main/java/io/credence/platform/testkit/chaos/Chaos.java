package io.credence.platform.testkit.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// The test's end: gives a process the agent, reads which points it passed, arms the one at which
/// it shall die.
public final class Chaos {

    static final String SITES = "sites";
    static final String TRACE = "trace";
    static final String ARMED = "armed";
    static final String HIT = "hit";

    private static final String JAR = "chaos-agent.jar";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<Class<?>> ROOTS =
            List.of(
                    ChaosAgent.class,
                    ChaosPoint.class,
                    Chaos.class,
                    Site.class,
                    SiteTransformer.class);

    private final Path folder;

    private Chaos(Path folder) {
        this.folder = folder;
    }

    /// Prepares the agent.
    ///
    /// @param folder is empty and belongs to this
    public static Chaos at(Path folder, List<Site> sites) throws IOException {
        Site.write(folder.resolve(SITES), sites);
        writeAgent(folder.resolve(JAR));
        return new Chaos(folder);
    }

    /// Where a process shall die: at a point, at the n-th time that it passes there.
    public record Arming(String point, int occurrence) {

        @Override
        public String toString() {
            return occurrence == 1 ? point : point + " #" + occurrence;
        }
    }

    /// Each point passed since the last [#forget], once; with the system property
    /// `credence.chaos.occurrences` also the further times it was passed, up to so many.
    public List<Arming> armings() throws IOException {
        return armings(_ -> false);
    }

    /// The same, and some points also at the last time that they were passed.
    public List<Arming> armings(Predicate<String> alsoTheLast) throws IOException {
        int most = Integer.getInteger("credence.chaos.occurrences", 1);
        List<Arming> all = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String point : trace()) {
            all.add(new Arming(point, seen.merge(point, 1, Integer::sum)));
        }
        all.removeIf(arming ->
                arming.occurrence() > most
                        && !(alsoTheLast.test(arming.point())
                                && seen.getOrDefault(arming.point(), 0) == arming.occurrence()));
        return all;
    }

    /// For the command line of each process that shall be killed.
    public List<String> jvmOptions() {
        return List.of(
                "-javaagent:"
                        + folder.resolve(JAR).toAbsolutePath()
                        + "="
                        + folder.toAbsolutePath(),
                "--enable-native-access=ALL-UNNAMED");
    }

    /// The points passed since the last [#forget], in order.
    public List<String> trace() throws IOException {
        return lines(TRACE);
    }

    /// Waits until these points were passed since the last [#forget]: some come with a timer of the
    /// service, not with its work.
    public void awaitPassed(String... points) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Set<String> missing = new TreeSet<>(List.of(points));
        while (true) {
            trace().forEach(missing::remove);
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not passed in time: " + missing);
            }
            Thread.sleep(100);
        }
    }

    public void forget() throws IOException {
        Files.deleteIfExists(folder.resolve(TRACE));
        Files.deleteIfExists(folder.resolve(HIT));
    }

    /// The process that next passes there, counted from here on, dies there.
    public void arm(Arming arming) throws IOException {
        Files.deleteIfExists(folder.resolve(HIT));
        Path next = folder.resolve(ARMED + ".next");
        Files.writeString(next, arming.occurrence() + " " + arming.point());
        Files.move(
                next,
                folder.resolve(ARMED),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    public void disarm() throws IOException {
        Files.deleteIfExists(folder.resolve(ARMED));
    }

    /// Whether a process died at the armed point, or is about to. After [#disarm] the answer stays.
    public boolean hit() throws IOException {
        return !lines(HIT).isEmpty();
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    // All of it goes to the bootstrap loader: the JDK's instrumented classes must see the points.
    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", ChaosAgent.class.getName());
        attributes.putValue("Boot-Class-Path", JAR);
        attributes.putValue("Can-Retransform-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> type : ROOTS) {
                addWithNested(out, type);
            }
        }
    }

    private static void addWithNested(JarOutputStream out, Class<?> type) throws IOException {
        add(out, type.getName());
        for (Class<?> nested : type.getDeclaredClasses()) {
            addWithNested(out, nested);
        }
        // What the compiler made: anonymous classes and maps of enums in switches.
        for (int i = 1; add(out, type.getName() + "$" + i); i++) {}
    }

    private static boolean add(JarOutputStream out, String type) throws IOException {
        String name = type.replace('.', '/') + ".class";
        try (InputStream in = Chaos.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                return false;
            }
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
            return true;
        }
    }
}
