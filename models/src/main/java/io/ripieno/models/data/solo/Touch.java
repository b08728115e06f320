package io.ripieno.models.data.solo;

/**
 * How notes are begun, joined and left.
 *
 * @param attack seconds until a note is as loud as it becomes; another for each note by some
 * @param release seconds in which it fades
 * @param opening how far brightness lags behind loudness while a note comes and goes; 0 not at all
 * @param accent by how much louder a note begins than it goes on, as a share
 * @param slur the chance that a note that follows at once is not begun anew
 * @param glide seconds from one pitch to the next in a slur
 * @param scoop the chance that a note comes from below
 * @param fall the chance that a note before a rest falls off
 * @param overblow how strong the octave or twelfth is that sounds first, as a share
 * @param overblown which partial that is
 * @param dynamics by which power of velocity loudness goes
 * @param least effort of the softest note, 0 to 1
 */
record Touch(
        double attack,
        double release,
        double opening,
        double accent,
        double slur,
        double glide,
        double scoop,
        double fall,
        double overblow,
        int overblown,
        double dynamics,
        double least) {}
