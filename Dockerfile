# The application image of compose.yaml.
FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=cms.settings.production
WORKDIR /app
COPY requirements/base.txt requirements/semantic.txt requirements/
RUN pip install --no-cache-dir uv && uv pip install --system --require-hashes -r requirements/base.txt -r requirements/semantic.txt
COPY . .
RUN python -m cms.site.translations compile \
    && SECRET_KEY=build DATABASE_URL=postgresql://build@localhost/build ALLOWED_HOSTS=build python manage.py collectstatic --noinput \
    && useradd --system city && mkdir -p /data/media /data/private var && chown city /data/media /data/private var
USER city
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "cms.wsgi:application"]
