package io.credence.platform.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the generated tests must know of a service beyond its OpenAPI document.
public interface TestedApi {

    String ALPHA = "alpha";
    String BETA = "beta";

    /// Its committed document is `docs/api/<name>.openapi.yaml`.
    String name();

    /// One per operation.
    List<Row> rows();

    /// Objects of a tenant, by the name that rows have for them: at least two of each kind that is
    /// listed in pages. Created on the first call. A value that another tenant must not see is
    /// unlike all of that tenant's.
    Map<String, String> objects(String tenant);

    /// Names of the same shape that nobody has.
    Map<String, String> missing();

    /// Where stand-ins for other services answer inside this one, which its document shows too.
    default List<String> standInPaths() {
        return List.of();
    }

    /// Tables whose rows background work changes; the fuzz test counts them only.
    default Set<String> restlessTables() {
        return Set.of();
    }

    /// Tables whose rows background work adds or deletes; the fuzz test leaves them out.
    default Set<String> backgroundTables() {
        return Set.of();
    }
}
