/// The registry's tables. Row-level security and Hibernate's tenant column keep tenants apart; SQL
/// here never names a tenant.
@NullMarked
package io.credence.registry.app.persistence;

import org.jspecify.annotations.NullMarked;
