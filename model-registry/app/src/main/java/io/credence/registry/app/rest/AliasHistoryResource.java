package io.credence.registry.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.registry.api.Alias;
import io.credence.registry.app.domain.AliasMove;
import io.credence.registry.app.domain.Aliases;
import io.credence.registry.app.domain.Model;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Tells where aliases point and pointed; [AliasResource] changes it.
@Path("/api/v1/models/{name}/aliases")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Aliases")
class AliasHistoryResource {

    private final Aliases aliases;
    private final Lookup lookup;
    private final Pages pages;

    AliasHistoryResource(Aliases aliases, Lookup lookup, Pages pages) {
        this.aliases = aliases;
        this.lookup = lookup;
        this.pages = pages;
    }

    @GET
    @Operation(operationId = "listAliases", summary = "List a model's aliases")
    public Page<AliasResponse> list(
            @PathParam("name") String name,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Model model = lookup.model(name);
        Keyset<AliasMove> list =
                new Keyset<>(
                        "aliases of " + name,
                        List.of(""),
                        (after, limit) -> aliases.page(model, after.getFirst(), limit),
                        move -> List.of(move.alias()));
        return pages.page(list, pageSize, pageToken, AliasResponse::from);
    }

    @GET
    @Path("/{alias}")
    @Operation(
            operationId = "getAlias",
            summary = "Show where an alias points, or pointed at a time",
            description = "The ETag for If-Match comes with where it points now.")
    @APIResponse(responseCode = "200", description = "The version, and who moved it there.")
    @APIResponse(responseCode = "404", description = "It points nowhere, or did not then.")
    public RestResponse<AliasResponse> get(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @Parameter(description = "RFC 3339; now when absent.") @QueryParam("at")
                    @Nullable String at) {
        Model model = lookup.model(name);
        Alias pointer = Parameters.alias(alias);
        if (at == null) {
            AliasMove move = present(aliases.current(model, pointer), name, pointer);
            return RestResponse.ResponseBuilder.ok(AliasResponse.from(move))
                    .header(HttpHeaders.ETAG, '"' + move.etag() + '"')
                    .build();
        }
        Optional<AliasMove> then = aliases.at(model, pointer, Parameters.time("at", at));
        return RestResponse.ok(
                AliasResponse.from(
                        present(then.filter(move -> move.version() != null), name, pointer)));
    }

    @GET
    @Path("/{alias}/history")
    @Operation(
            operationId = "listAliasMoves",
            summary = "List an alias' moves, newest first",
            description = "Append-only: also a removed alias keeps its history.")
    public Page<AliasMoveResponse> history(
            @PathParam("name") String name,
            @PathParam("alias") String alias,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Model model = lookup.model(name);
        Alias pointer = Parameters.alias(alias);
        Keyset<AliasMove> list =
                new Keyset<>(
                        "history of " + name + "@" + alias,
                        List.of(Long.toString(Long.MAX_VALUE)),
                        (before, limit) ->
                                aliases.history(
                                        model, pointer, Long.parseLong(before.getFirst()), limit),
                        move -> List.of(Long.toString(move.id())));
        return pages.page(list, pageSize, pageToken, AliasMoveResponse::from);
    }

    private static AliasMove present(Optional<AliasMove> move, String model, Alias alias) {
        return move.orElseThrow(() -> Lookup.noAlias(model, alias));
    }
}
