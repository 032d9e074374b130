package io.credence.platform.service.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Writes into a contract what every service answers in the same way, where the operation does not
/// say it in words of its own.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonResponses implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations()
                                .values()
                                .forEach(operation -> complete(path, item, operation)));
    }

    private static void complete(String path, PathItem item, Operation operation) {
        APIResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null || takesParameters(item, operation)) {
            add(
                    responses,
                    "400",
                    "A field or parameter is missing, wrong or unknown; `violations` names it.");
        }
        if (path.contains("{")) {
            add(responses, "404", "Your tenant has nothing of that name.");
        }
    }

    private static boolean takesParameters(PathItem item, Operation operation) {
        return parameters(item.getParameters()) || parameters(operation.getParameters());
    }

    private static boolean parameters(List<Parameter> parameters) {
        return parameters != null
                && parameters.stream().anyMatch(each -> each.getIn() != Parameter.In.PATH);
    }

    private static void add(APIResponses responses, String status, String description) {
        if (!responses.getAPIResponses().containsKey(status)) {
            responses.addAPIResponse(
                    status, OASFactory.createAPIResponse().description(description));
        }
    }
}
