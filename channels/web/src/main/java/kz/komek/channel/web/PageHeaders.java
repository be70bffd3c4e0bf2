package kz.komek.channel.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What browsers must not do with our pages: load from strangers, be framed, tell anybody the address with its key. */
@Singleton
class PageHeaders {
    private final String policy;

    PageHeaders(@ConfigProperty(name = "komek.map.tiles") java.util.Optional<String> tiles) {
        String tileServer = tiles.map(PageHeaders::origin).orElse("");
        this.policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
                        + "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'; img-src 'self' data: blob:"
                        + tileServer;
    }

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("Referrer-Policy", "no-referrer");
        if (!headers.containsKey("Cache-Control")) headers.putSingle("Cache-Control", "no-store");
        if (!headers.containsKey("Content-Security-Policy")) headers.putSingle("Content-Security-Policy", policy);
    }

    /** " https://tiles.example.kz" of "https://tiles.example.kz/{z}/{x}/{y}.png"; a template with {s} allows its sisters. */
    private static String origin(String template) {
        var uri = URI.create(template.replace("{s}", "any").replaceAll("[{}]", ""));
        if (uri.getHost() == null) return "";
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return " " + uri.getScheme() + "://" + uri.getHost().replaceFirst("^any\\.", "*.") + port;
    }
}
