package io.credence.registry.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.registry.api.ServedAlias;
import io.credence.registry.app.domain.Aliases;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/served-aliases")
@RunOnVirtualThread
@RolesAllowed(Role.Claim.SERVICE)
@Tag(name = "Serving", description = "For servers.")
class ServedAliasResource {

    private final Aliases aliases;
    private final Pages pages;

    ServedAliasResource(Aliases aliases, Pages pages) {
        this.aliases = aliases;
        this.pages = pages;
    }

    @GET
    @Operation(
            operationId = "listServedAliases",
            summary = "List what a server must load, by model and alias",
            description =
                    "Every alias of the tenant, with the artifact and the shape of its input. Follow `nextPageToken` to the end.")
    public Page<ServedAlias> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Keyset<ServedAlias> list =
                new Keyset<>(
                        "served aliases",
                        List.of("", ""),
                        (after, limit) -> aliases.served(after.get(0), after.get(1), limit),
                        served -> List.of(served.model(), served.alias()));
        return pages.page(list, pageSize, pageToken, Function.identity());
    }
}
