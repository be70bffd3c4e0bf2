package kz.komek.channel.social;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.komek.channel.Downloads;
import kz.komek.channel.MediaFetcher;
import kz.komek.contract.Media;

/** Fetches what people attached, from Meta's servers only; the addresses are signed and end soon. */
record SocialMedia(Downloads downloads, Set<String> configured) implements MediaFetcher {
    private static final Pattern META = Pattern.compile(
            "([a-z0-9-]+\\.)*(fbcdn\\.net|fbsbx\\.com|facebook\\.com|cdninstagram\\.com|instagram\\.com)");

    @Override
    public Fetched fetch(String account, Media media) {
        URI address;
        try {
            address = URI.create(media.source());
        } catch (IllegalArgumentException notAnAddress) {
            return new Fetched.Gone("not an address");
        }
        String host = String.valueOf(address.getHost());
        if (!configured.contains(host) && !META.matcher(host).matches()) {
            return new Fetched.Gone("not an address of Meta's");
        }
        return downloads.get(address, Map.of());
    }
}
