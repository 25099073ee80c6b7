/** Names to invent people from, as they are heard in halls in Germany and around it. Nobody is meant. */

const names = (text: string): readonly string[] => text.trim().split(/\s*,\s*/)

export const FIRST_NAMES = {
  f: names(`
    Amelie, Anja, Annegret, Antonia, Astrid, Aylin, Beate, Birgit, Brigitte, Cansu, Carla, Charlotte, Christa, Clara,
    Dagmar, Defne, Dilara, Doreen, Dorota, Edith, Elif, Elisabeth, Emilia, Esra, Esther, Eva, Fatma, Finja, Franziska,
    Frieda, Gabriele, Gerda, Gisela, Greta, Hanna, Heike, Helga, Henriette, Hilde, Ida, Ines, Inga, Irene, Iris, Jana,
    Joanna, Johanna, Jule, Juliane, Karin, Katarzyna, Katja, Kerstin, Kirsten, Klara, Lara, Leonie, Lieselotte, Lotta,
    Luisa, Magdalena, Maike, Marianne, Marlene, Martina, Mathilda, Meike, Merle, Mia, Milena, Mira, Monika, Nadine,
    Nele, Nina, Nora, Olga, Paula, Petra, Pia, Ragnhild, Rahel, Regina, Renate, Romy, Ronja, Rosa, Ruth, Sabine, Saskia,
    Selin, Sibylle, Silke, Sofia, Svenja, Tanja, Thea, Tilda, Ulrike, Ursula, Vera, Veronika, Wiebke, Yasemin, Zeynep, Zoé`),
  m: names(`
    Achim, Albrecht, Alexander, Andreas, Anton, Arne, Bastian, Benjamin, Bernd, Björn, Boris, Burak, Can, Carsten,
    Christoph, Clemens, Cem, Daniel, David, Deniz, Detlef, Dieter, Dominik, Eberhard, Emil, Emre, Erik, Ernst, Fabian,
    Felix, Ferdinand, Florian, Frank, Friedrich, Georg, Gerhard, Gregor, Gunnar, Günter, Hakan, Hannes, Harald, Hartmut,
    Heinrich, Helmut, Hendrik, Henning, Holger, Ingo, Jakob, Jan, Janusz, Jens, Joachim, Jonas, Jörg, Julian, Jürgen, Kai,
    Kevin, Klaus, Konrad, Lars, Leon, Linus, Lorenz, Ludwig, Lukas, Malte, Manfred, Marek, Marius, Markus, Matteo,
    Matthias, Maximilian, Mehmet, Michał, Moritz, Mustafa, Niklas, Noah, Norbert, Ole, Oskar, Otto, Pascal, Paul, Peter,
    Philipp, Pierre, Rainer, Ralf, Reinhard, Robert, Roland, Rolf, Rüdiger, Sebastian, Simon, Stefan, Steffen, Søren,
    Sven, Thilo, Thomas, Tim, Tobias, Torben, Uwe, Valentin, Viktor, Volker, Walter, Werner, Wilhelm, Wolfgang, Yusuf`),
} as const

export const LAST_NAMES = names(`
  Ackermann, Ahrens, Albers, Arslan, Aydın, Bach, Baumann, Becker, Behrens, Berger, Bergmann, Böhm, Brandt, Braun, Brinkmann,
  Busch, Çelik, Claußen, Dąbrowski, Demir, Dietrich, Doğan, Dreyer, Dubois, Ebert, Eggers, Engel, Erdmann, Esposito, Fiedler,
  Fischer, Frank, Freitag, Friedrich, Fuchs, Gärtner, Gerlach, Graf, Groß, Günther, Haas, Hagemann, Hansen, Hartmann, Heller,
  Hermann, Heuer, Hoffmann, Hofmann, Horváth, Huber, Jacobsen, Jäger, Jansen, Jensen, Jung, Kaiser, Kaya, Keller, Kılıç, Klein,
  Kłos, Koch, Köhler, Kowalski, Kraft, Kramer, Krause, Krüger, Kühn, Lang, Larsen, Lehmann, Lindner, Lorenz, Ludwig, Maier,
  Marković, Martin, Mayer, Meyer, Möller, Moser, Müller, Nagel, Neumann, Nguyen, Nielsen, Nowak, Öztürk, Otto, Pavlović, Peters,
  Petersen, Pfeiffer, Pohl, Popescu, Reimann, Richter, Riedel, Rossi, Roth, Sahin, Sauer, Schäfer, Schmid, Schmidt, Schneider,
  Schreiber, Schröder, Schubert, Schulz, Schuster, Seidel, Simon, Sommer, Stein, Steiner, Szabó, Thomsen, Vogel, Voigt, Wagner,
  Walther, Weber, Wegener, Weiß, Werner, Wiśniewski, Winkler, Winter, Wolf, Yıldız, Yılmaz, Ziegler, Zimmermann`)

/** The larger first: a member is more likely to come from there. */
export const REGIONS = names(`
  Nordrhein-Westfalen, Bayern, Baden-Württemberg, Niedersachsen, Hessen, Berlin, Rheinland-Pfalz, Sachsen, Hamburg,
  Schleswig-Holstein, Brandenburg, Sachsen-Anhalt, Thüringen, Mecklenburg-Vorpommern, Bremen, Saarland`)
