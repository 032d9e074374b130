package io.credence.platform.service.request;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;

/// A query parameter that the operation does not know is refused by name: what is misspelt would
/// else be left out without a word, and a narrowed list come back whole.
@Provider
public class UndeclaredParameters implements ContainerRequestFilter {

    // Elsewhere others decide what a URL carries: the identity provider where it sends browsers
    // back.
    private static final String API = "/api/";

    private final Map<Method, SortedSet<String>> declared = new ConcurrentHashMap<>();
    private final ResourceInfo resource;

    UndeclaredParameters(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, ?> query = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (query.isEmpty() || method == null || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        SortedSet<String> known = declared.computeIfAbsent(method, UndeclaredParameters::names);
        List<Violation> unknown =
                query.keySet().stream()
                        .filter(name -> !known.contains(name))
                        .sorted(Comparator.naturalOrder())
                        .map(name -> new Violation(name, rule(known)))
                        .toList();
        if (!unknown.isEmpty()) {
            Violation first = unknown.getFirst();
            throw new ProblemException(
                    PlatformErrorCode.INVALID_PARAMETER_VALUE,
                    first.field() + " " + first.rule(),
                    unknown);
        }
    }

    private static String rule(SortedSet<String> known) {
        return known.isEmpty()
                ? "is no query parameter here; there are none"
                : "is no query parameter here; there are " + String.join(", ", known);
    }

    private static SortedSet<String> names(Method method) {
        SortedSet<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    add(names, field, field.getName());
                }
            }
            add(names, parameter, parameter.getName());
        }
        return names;
    }

    private static void add(SortedSet<String> names, AnnotatedElement element, String byDefault) {
        QueryParam standard = element.getAnnotation(QueryParam.class);
        RestQuery own = element.getAnnotation(RestQuery.class);
        if (standard != null) {
            names.add(standard.value());
        } else if (own != null) {
            names.add(own.value().isEmpty() ? byDefault : own.value());
        }
    }
}
