/// Who is at the door: browsers log in and hold a cookie, machines bring a token. What only a
/// browser can be tricked into is checked here.
@NullMarked
package io.credence.gateway.security;

import org.jspecify.annotations.NullMarked;
