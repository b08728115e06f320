package io.ripieno.models.data.augment;

import io.ripieno.models.data.augment.ShoeboxRoom.Place;
import io.ripieno.models.data.phrase.Dice;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Rooms from dry to hall with several places for players, drawn from a seed. Responses are computed when they are first
 * asked for and kept. May be used by several threads.
 */
public final class RoomSet {
    /** Places for players in each room. */
    public static final int PLACES = 5;

    private static final double EAR_METRES = 0.17;
    private static final double SMALLEST = 25;
    private static final double LARGEST = 9000;
    private static final double MOST_IMAGES = 250_000;
    private static final double SHORTEST_SECONDS = 0.12;

    private final int sampleRate;
    private final int channels;
    private final int rooms;
    private final long seed;
    private final ConcurrentMap<Integer, Convolution> kept = new ConcurrentHashMap<>();

    /**
     * @param channels one microphone, or two
     * @param rooms how many
     */
    public RoomSet(int sampleRate, int channels, int rooms, long seed) {
        if (channels < 1 || channels > 2 || rooms < 1) {
            throw new IllegalArgumentException("A set of rooms has one or two microphones, not " + channels
                    + ", and at least one room, not " + rooms + ".");
        }
        this.sampleRate = sampleRate;
        this.channels = channels;
        this.rooms = rooms;
        this.seed = seed;
    }

    public int sampleRate() {
        return sampleRate;
    }

    public int size() {
        return rooms;
    }

    public int channels() {
        return channels;
    }

    /** The room itself. Its three bands of absorption leave the highs the shortest reverberation. */
    public ShoeboxRoom room(int number) {
        Dice dice = dice(number);
        double volume = SMALLEST * Math.pow(LARGEST / SMALLEST, dice.between(0, 1));
        double length = dice.between(1.1, 1.9);
        double width = dice.between(0.8, 1.3);
        double height = dice.between(0.45, 0.8);
        double scale = Math.cbrt(volume / (length * width * height));
        double longest = Math.cbrt(MOST_IMAGES * volume * 3 / (4 * Math.PI)) / ShoeboxRoom.SPEED_OF_SOUND;
        double mid = dice.between(SHORTEST_SECONDS, longest / 1.2);
        double low = mid * dice.between(0.8, 1.2);
        double high = mid * dice.between(0.4, 0.95);
        return ShoeboxRoom.ofReverberation(scale * length, scale * width, scale * height, low, mid, high);
    }

    /** From a player's place to the microphones. */
    public Convolution response(int number, int place) {
        if (number < 0 || number >= rooms || place < 0 || place >= PLACES) {
            throw new IllegalArgumentException("There is no place " + place + " in room " + number + ": there are "
                    + rooms + " rooms of " + PLACES + " places.");
        }
        return kept.computeIfAbsent(number * PLACES + place, key -> compute(number, place));
    }

    private Convolution compute(int number, int place) {
        ShoeboxRoom room = room(number);
        Dice microphones = new Dice(Dice.derive(seed, 1000L + number));
        Place microphone = inside(room, microphones);
        double turn = microphones.between(0, Math.PI);
        Dice players = new Dice(Dice.derive(seed, 1_000_000L + (long) number * PLACES + place));
        Place player = near(room, microphone, players);
        double seconds = 0;
        for (int band = 0; band < room.bands(); band++) {
            seconds = Math.max(seconds, room.eyringSeconds(band));
        }
        ImageSources images = new ImageSources(room, sampleRate);
        float[][] response = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            double aside = channels == 1 ? 0 : (channel - 0.5) * EAR_METRES;
            Place ear = new Place(
                    microphone.x() + aside * Math.cos(turn), microphone.y() + aside * Math.sin(turn), microphone.z());
            response[channel] = images.response(player, ear, seconds, players.seed());
        }
        return new Convolution(response);
    }

    private Dice dice(int number) {
        return new Dice(Dice.derive(seed, number));
    }

    private static Place inside(ShoeboxRoom room, Dice dice) {
        return new Place(
                room.length() * dice.between(0.2, 0.8),
                room.width() * dice.between(0.2, 0.8),
                Math.min(room.height() * 0.8, dice.between(1.0, 2.2)));
    }

    /** A player stands between 40 cm and far away; near is likelier, as with most microphones. */
    private static Place near(ShoeboxRoom room, Place microphone, Dice dice) {
        double share = Math.pow(dice.between(0, 1), 1.5);
        Place far = inside(room, dice);
        double x = far.x() - microphone.x();
        double y = far.y() - microphone.y();
        double distance = Math.hypot(x, y);
        double wanted = 0.4 + share * Math.max(0, distance - 0.4);
        double factor = distance < 0.4 ? 1 : wanted / distance;
        return new Place(microphone.x() + factor * x, microphone.y() + factor * y, far.z());
    }
}
