package io.credence.platform.service.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names the field of a JSON body that cannot be read, without the class behind it.
final class JsonProblems {

    private JsonProblems() {}

    static Problem problem(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> invalid(unknown, "is not a known field");
            case ValueInstantiationException rejected -> rejected(rejected);
            case InvalidFormatException format -> invalid(format, expected(format));
            case JsonMappingException mapping when !mapping.getPath().isEmpty() ->
                    invalid(mapping, "is missing or has the wrong type");
            case JsonMappingException _ -> malformed("the body is not the expected JSON value");
            default -> malformed("the body is not JSON" + at(e.getLocation()));
        };
    }

    // A record's compact constructor said no: its message names the rule, the path the place.
    private static Problem rejected(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        String path = path(e);
        if (cause instanceof ProblemException problem) {
            return Problem.of(problem);
        }
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return invalidAt(path, cause.getMessage(), cause.getMessage());
        }
        String rule = "lacks a required value";
        return invalidAt(path, rule, path.isEmpty() ? "the body " + rule : path + " " + rule);
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
