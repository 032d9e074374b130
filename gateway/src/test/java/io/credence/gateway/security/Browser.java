package io.credence.gateway.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// A browser as far as a login needs one: it keeps cookies and follows redirects.
final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient following =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
    private final HttpClient staying = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI gateway;

    Browser(URI gateway) {
        this.gateway = gateway;
    }

    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return following.send(
                HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> fetch(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return staying.send(request.build(), BodyHandlers.ofString());
    }

    /// The link on the dashboard, as browsers follow it.
    HttpResponse<String> logOut() throws IOException, InterruptedException {
        return fetch("/logout", "Sec-Fetch-Site", "same-origin");
    }

    HttpResponse<String> post(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).POST(BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return staying.send(request.build(), BodyHandlers.ofString());
    }

    /// Another one with the same cookies, from here on its own.
    Browser twin() {
        Browser twin = new Browser(gateway);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> twin.cookies.getCookieStore().add(gateway, cookie));
        return twin;
    }

    HttpClient client() {
        return staying;
    }

    /// The values of the cookies whose names begin so.
    List<String> cookies(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith(name))
                .map(HttpCookie::getValue)
                .toList();
    }

    /// As if somebody had changed a few letters of every cookie.
    void spoilCookies() {
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> cookie.setValue(cookie.getValue().substring(8) + "AAAABBBB"));
    }
}
