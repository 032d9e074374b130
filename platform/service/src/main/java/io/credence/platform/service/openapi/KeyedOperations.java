package io.credence.platform.service.openapi;

import io.credence.platform.service.idempotency.Idempotent;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/// Names the header that every [Idempotent] operation takes.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class KeyedOperations implements OASFilter {

    private static final String KEY = "Idempotency-Key";

    private final Set<String> keyed;

    public KeyedOperations(IndexView index) {
        keyed =
                index.getAnnotations(Idempotent.class).stream()
                        .map(AnnotationInstance::target)
                        .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                        .flatMap(method -> operation(method).stream())
                        .collect(Collectors.toSet());
    }

    private static Optional<String> operation(AnnotationTarget method) {
        return Optional.ofNullable(
                        method.annotation(
                                org.eclipse.microprofile.openapi.annotations.Operation.class))
                .map(operation -> operation.value("operationId"))
                .map(AnnotationValue::asString);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (keyed.contains(operation.getOperationId())) {
            operation.addParameter(
                    OASFactory.createParameter()
                            .name(KEY)
                            .in(Parameter.In.HEADER)
                            .description(
                                    "Of your choice; asked again with the same key and body, the"
                                            + " first answer comes again.")
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
        }
        return operation;
    }
}
