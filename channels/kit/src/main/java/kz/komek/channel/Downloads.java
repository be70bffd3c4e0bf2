package kz.komek.channel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.channel.MediaFetcher.Fetched;
import kz.komek.contract.files.Attachments;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what providers point to: within a time limit for the whole of it, by HTTPS, never out of a private network, and
 * with our credentials only at the address they are for. Addresses that an installation has configured (a Bot API server of
 * its own, a fake in a test) are its own affair and may lie anywhere.
 *
 * <p>OkHttp, because it connects to the very addresses that were looked at: a name that is checked first and resolved again
 * for connecting may mean something else the second time.
 */
public final class Downloads implements AutoCloseable {
    private static final int MOST_REDIRECTS = 5;

    /** Whatever OkHttp takes for an address. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[\\d.]+");

    private record Origin(String scheme, String host, int port) {
        static Origin of(HttpUrl url) {
            return new Origin(url.scheme(), url.host(), url.port());
        }
    }

    private static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress() {
            super("a private address");
        }
    }

    private final Set<Origin> ours;
    private final OkHttpClient http;

    /**
     * @param limit for one file from the first look-up to the last byte
     * @param ours addresses that are configured, not told by a provider
     */
    public Downloads(Duration limit, Collection<URI> ours) {
        this.ours = ours.stream()
                .map(uri -> HttpUrl.get(uri.toString()))
                .map(Origin::of)
                .collect(Collectors.toSet());
        this.http = new OkHttpClient.Builder()
                .callTimeout(limit)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .proxy(Proxy.NO_PROXY)
                .dns(this::publicOnes)
                .build();
    }

    /** OkHttp connects to these and asks nobody again. */
    private List<InetAddress> publicOnes(String host) throws UnknownHostException {
        var all = Dns.SYSTEM.lookup(host);
        if (ours.stream().anyMatch(origin -> origin.host().equals(host))) return all;
        var allowed = all.stream().filter(PublicAddresses::contain).toList();
        if (allowed.isEmpty()) throw new PrivateAddress();
        return allowed;
    }

    /** What is written as an address is not looked up at all. */
    private static boolean isPrivateLiteral(String host) {
        if (!LITERAL.matcher(host).matches()) return false;
        try {
            return !PublicAddresses.contain(InetAddress.getByName(host));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }

    private Fetched.@Nullable Gone refused(HttpUrl url) {
        if (ours.contains(Origin.of(url))) return null;
        if (!url.isHttps()) return new Fetched.Gone("not by HTTPS");
        return isPrivateLiteral(url.host()) ? new Fetched.Gone("a private address") : null;
    }

    /** @param headers only for this address: a redirect elsewhere does not take them along */
    public Fetched get(URI address, Map<String, String> headers) {
        HttpUrl url = HttpUrl.parse(address.toString());
        if (url == null) return new Fetched.Gone("no address that can be fetched");
        Origin begun = Origin.of(url);
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                var refused = refused(url);
                if (refused != null) return refused;
                var request = new Request.Builder().url(url);
                if (Origin.of(url).equals(begun)) headers.forEach(request::header);
                Response response = http.newCall(request.build()).execute();
                HttpUrl next = redirect(response);
                if (next == null) return judge(response);
                response.close();
                url = next;
            }
            return new Fetched.Gone("redirected without end");
        } catch (PrivateAddress e) {
            return new Fetched.Gone("a private address");
        } catch (IOException e) {
            return new Fetched.TryAgain(e.getClass().getSimpleName());
        }
    }

    private static @Nullable HttpUrl redirect(Response response) {
        if (!response.isRedirect()) return null;
        String location = response.header("Location");
        return location == null ? null : response.request().url().resolve(location);
    }

    private static Fetched judge(Response response) {
        var body = response.body();
        if (response.isSuccessful() && body != null) {
            if (body.contentLength() > Attachments.LARGEST) {
                response.close();
                return new Fetched.TooLarge();
            }
            return new Fetched.Bytes(new ClosingWith(response, body.byteStream()));
        }
        int status = response.code();
        response.close();
        return switch (status) {
            // Our credentials may be put right, and the file is there still.
            case 401, 403, 408, 425, 429 -> new Fetched.TryAgain("HTTP " + status);
            case 413 -> new Fetched.TooLarge();
            default -> status >= 500 ? new Fetched.TryAgain("HTTP " + status) : new Fetched.Gone("HTTP " + status);
        };
    }

    private static final class ClosingWith extends FilterInputStream {
        private final Response response;

        ClosingWith(Response response, InputStream bytes) {
            super(bytes);
            this.response = response;
        }

        @Override
        public void close() {
            response.close();
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
