package io.credence.platform.local.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Dockerfile's instructions in their order, with the arguments' defaults.
record Dockerfile(Path file, List<Instruction> instructions, Map<String, String> arguments) {

    private static final Set<String> KNOWN =
            Set.of("ARG", "COPY", "ENTRYPOINT", "ENV", "FROM", "LABEL", "RUN", "USER", "WORKDIR");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    /// @param flags those that stand before the operands, as `--from=java`
    record Instruction(String name, List<String> flags, String operands) {

        /// The operands of a list in JSON, or the words.
        List<String> words() {
            if (operands.startsWith("[")) {
                try {
                    return List.of(new ObjectMapper().readValue(operands, String[].class));
                } catch (JsonProcessingException e) {
                    throw new IllegalArgumentException(operands, e);
                }
            }
            return List.of(operands.split("\\s+"));
        }
    }

    static Dockerfile read(Path file) throws IOException {
        List<Instruction> instructions = new ArrayList<>();
        Map<String, String> arguments = new HashMap<>();
        for (String line : logicalLines(Files.readAllLines(file))) {
            Instruction instruction = parse(line);
            instructions.add(instruction);
            if (instruction.name().equals("ARG")) {
                String[] parts = instruction.operands().split("=", 2);
                arguments.merge(parts[0], parts.length == 2 ? parts[1] : "", Dockerfile::first);
            }
        }
        return new Dockerfile(file, List.copyOf(instructions), Map.copyOf(arguments));
    }

    private static String first(String known, String repeated) {
        return known.isEmpty() ? repeated : known;
    }

    /// Comments gone, continued lines joined.
    private static List<String> logicalLines(List<String> lines) {
        List<String> logical = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String line : lines) {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.endsWith("\\")) {
                current.append(text, 0, text.length() - 1);
            } else {
                logical.add(current.append(text).toString());
                current.setLength(0);
            }
        }
        if (!current.isEmpty()) {
            throw new IllegalArgumentException("continued to nowhere: " + current);
        }
        return logical;
    }

    private static Instruction parse(String line) {
        String[] parts = line.split("\\s+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        if (!KNOWN.contains(name) || parts.length < 2) {
            throw new IllegalArgumentException("not an instruction that is used here: " + line);
        }
        List<String> flags = new ArrayList<>();
        String rest = parts[1];
        while (rest.startsWith("--")) {
            String[] flag = rest.split("\\s+", 2);
            flags.add(flag[0]);
            rest = flag[1];
        }
        return new Instruction(name, flags, rest);
    }

    List<Instruction> all(String name) {
        return instructions.stream().filter(it -> it.name().equals(name)).toList();
    }

    /// The instructions of the stage that becomes the image.
    List<Instruction> lastStage() {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).name().equals("FROM")) {
                from = i;
            }
        }
        return instructions.subList(from, instructions.size());
    }

    /// With variables replaced, those of `given` first.
    String resolve(String text, Map<String, String> given) {
        Matcher variables = VARIABLE.matcher(text);
        return variables.replaceAll(variable -> {
            String name = variable.group(1);
            String value = given.getOrDefault(name, arguments.getOrDefault(name, ""));
            if (value.isEmpty()) {
                throw new IllegalArgumentException(file + " is not told " + name);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
