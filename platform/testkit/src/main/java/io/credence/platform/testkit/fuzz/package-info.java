/// Calls that go wrong in every way a caller can think of, made from an OpenAPI document and one
/// good call per operation, with a seed that brings each of them back.
@NullMarked
package io.credence.platform.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
