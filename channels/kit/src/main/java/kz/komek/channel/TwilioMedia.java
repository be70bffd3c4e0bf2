package kz.komek.channel;

import java.net.URI;
import java.util.Map;
import kz.komek.contract.Media;

/** Fetches files that Twilio keeps, by their address and with our login, which goes nowhere else. */
public final class TwilioMedia implements MediaFetcher {
    private final URI api;
    private final String authorization;
    private final Downloads downloads;

    /** @param downloads to which the API's address is one of ours */
    public TwilioMedia(URI api, String sid, String token, Downloads downloads) {
        this.api = api;
        this.authorization = TwilioApi.authorization(sid, token);
        this.downloads = downloads;
    }

    @Override
    public Fetched fetch(String account, Media media) {
        URI address;
        try {
            address = URI.create(media.source());
        } catch (IllegalArgumentException notAnAddress) {
            return new Fetched.Gone("not an address");
        }
        if (!isTwilios(address)) return new Fetched.Gone("not an address of Twilio's");
        return downloads.get(address, Map.of("Authorization", authorization));
    }

    private boolean isTwilios(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals(api.getHost()) || host.equals("twilio.com") || host.endsWith(".twilio.com");
    }
}
