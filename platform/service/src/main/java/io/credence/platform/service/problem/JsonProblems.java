package io.credence.platform.service.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Names the field of a JSON body that cannot be read, without the class behind it.
final class JsonProblems {

    private JsonProblems() {}

    static Problem problem(JsonProcessingException e) {
        return switch (e) {
            case JsonMappingException mapping
                    when mapping.getCause() instanceof JsonParseException c ->
                    notJson(c);
            case JsonParseException syntax -> notJson(syntax);
            case UnrecognizedPropertyException unknown -> invalid(unknown, "is not a known field");
            case ValueInstantiationException rejected -> rejected(rejected);
            case InvalidFormatException format -> invalid(format, expected(format));
            case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
                    invalid(mapping, "is missing or has the wrong type");
            case JsonMappingException _ -> malformed("the body is not the expected JSON value");
            default -> malformed("the body is not JSON" + at(e.getLocation()));
        };
    }

    // Text that is no JSON, such as NaN, in the middle of a body: the parser knows the field.
    private static Problem notJson(JsonParseException e) {
        String rule = "is not JSON" + at(e.getLocation());
        // A body that ends too early is wrong as a whole.
        boolean cut = e instanceof JsonEOFException || e.getProcessor() == null;
        String field = cut ? "" : path(e.getProcessor().getParsingContext());
        return field.isEmpty()
                ? malformed("the body " + rule)
                : new Problem(
                        PlatformErrorCode.MALFORMED_REQUEST.status(),
                        PlatformErrorCode.MALFORMED_REQUEST,
                        field + " " + rule,
                        List.of(new Violation(field, rule)));
    }

    private static String path(@Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.getCurrentName();
        return name == null || parent.isEmpty()
                ? parent + Objects.requireNonNullElse(name, "")
                : parent + "." + name;
    }

    // A record's compact constructor said no: its message names the rule, the path the place.
    private static Problem rejected(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        String path = path(e);
        if (cause instanceof ProblemException problem) {
            return Problem.of(problem);
        }
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return broken(e.getType().getRawClass(), path, cause.getMessage());
        }
        String rule = "lacks a required value";
        return invalidAt(path, rule, path.isEmpty() ? "the body " + rule : path + " " + rule);
    }

    // Our records begin their complaint with the component it is about.
    private static Problem broken(Class<?> type, String path, String message) {
        int space = message.indexOf(' ');
        String first = space < 0 ? message : message.substring(0, space);
        boolean component =
                type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(each -> each.getName().equals(first));
        String field = component ? (path.isEmpty() ? first : path + "." + first) : path;
        return invalidAt(field, component ? message.substring(space + 1) : message, message);
    }

    private static String expected(InvalidFormatException e) {
        Class<?> target = e.getTargetType();
        if (target != null && target.isEnum()) {
            return "must be one of " + Arrays.toString(target.getEnumConstants());
        }
        return "has the wrong type or format";
    }

    private static Problem invalid(JsonMappingException e, String rule) {
        String path = path(e);
        return invalidAt(path, rule, path + " " + rule);
    }

    private static Problem invalidAt(String path, String rule, String detail) {
        return new Problem(
                400,
                PlatformErrorCode.INVALID_PARAMETER_VALUE,
                detail,
                List.of(new Violation(path, rule)));
    }

    private static Problem malformed(String detail) {
        return Problem.of(PlatformErrorCode.MALFORMED_REQUEST, detail);
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
