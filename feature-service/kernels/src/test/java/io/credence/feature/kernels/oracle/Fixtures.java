package io.credence.feature.kernels.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reference values, where a working place has them beside the project; they are not part of it. A
/// test that asks for one that is not there is skipped.
final class Fixtures {

    private Fixtures() {}

    /// The rows of a file with a header, one array per column asked for.
    static double[][] columns(String file, String... names) throws IOException {
        List<String> lines = Files.readAllLines(path(file));
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        double[][] columns = new double[names.length][lines.size() - 1];
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            for (int c = 0; c < names.length; c++) {
                columns[c][row - 1] = number(cells[header.indexOf(names[c])]);
            }
        }
        return columns;
    }

    private static double number(String cell) {
        return switch (cell) {
            case "True" -> 1.0;
            case "False" -> 0.0;
            default -> Double.parseDouble(cell);
        };
    }

    /// One field of a list of records, NaN where it is null.
    static double[] field(String file, String name) throws IOException {
        return numbers(text(file), name);
    }

    /// The same of a text.
    static double[] numbers(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\\s*(null|[-0-9.eE+]+)").matcher(json);
        List<Double> values = new ArrayList<>();
        while (found.find()) {
            String value = found.group(1);
            values.add(value.equals("null") ? Double.NaN : Double.parseDouble(value));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static String text(String file) throws IOException {
        return Files.readString(path(file));
    }

    private static Path path(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            Path parent = folder.getParent();
            assumeTrue(parent != null, "not run inside the project");
            folder = parent == null ? folder : parent;
        }
        Path path = folder.resolve("../shared/fixtures").resolve(file).normalize();
        assumeTrue(Files.exists(path), "no reference values at " + path);
        return path;
    }
}
