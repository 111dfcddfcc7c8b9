"""How well the box understands: judges files of labelled utterances, the project's own or anyone's."""
