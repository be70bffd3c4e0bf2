package kz.komek.testing.planted.channel;

import kz.komek.testing.planted.channel.email.Mailbox;

class KnowsAnAdapter {
    Mailbox mailbox;
}
